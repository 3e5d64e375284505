/** Whether a person sees anything of a text: some letters and marks are drawn as nothing or as a gap. */
export function isVisible(text: string): boolean {
  return /[^\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800\uFFFC\u{13441}\u{16FE4}\u{1D159}]/u.test(text);
}
