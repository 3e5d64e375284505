import fc from 'fast-check';

/** Texts that mean something to a shell, a terminal, an editor, a REST client or n8n. */
export const HOSTILE_TEXTS: readonly string[] = [
  `it's`,
  `'\\''; exit 1; '`,
  '"quoted" \\"twice\\" \\',
  '\\\\" & echo hacked',
  '$(exit 1) `exit 1` ${HOME} $HOME $env:PATH $$',
  '%PATH% %25 !! !1 ^ & | > < ;',
  `'@\n'@ @' "@ --% -- -X`,
  '@/etc/passwd',
  '-d @/etc/passwd',
  'line\r\nbreak\ttab\u000b\u001b[31m\u0000',
  'delete\u007f c1\u0085\u009b',
  'lines\u2028and\u2029paragraphs',
  'turned \u202eround\u202c \u2066x\u2069 \ufeffmark',
  '\u2018smart\u2019 \u201cquotes\u201d',
  'João 🎉 👩‍👩‍👧 ação',
  'half \ud83d and \udc00 half',
  '{{ $json.name }} ={{ 1 + 1 }} {{$guid}} {{{x}}} {{apiKey}}',
  '={{ $env.SECRET }}',
  '`${process.exit(1)}` </script> */ //',
  '### \n# @prompt x\nGET https://example.com',
  '__proto__',
  'YOUR_API_KEY $WTS_API_KEY Bearer YOUR_API_KEY',
];

const units = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      ...`' " \\ $ \` ! % @ { } ( ) [ ] < > | & ; ^ # ~ * ? = - \n \r \u0000 \u007f \u2028`.split(/ /),
    ),
    fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
  ),
  maxLength: 20,
});

export const hostileText = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  units,
);
