/** What the build compiles from the JSON schemas; see compileValidators.mjs. */
declare module 'wts:validators' {
  export interface SchemaError {
    readonly keyword: string;
    /** JSON pointer into the checked value. */
    readonly instancePath: string;
    readonly params: Readonly<Record<string, unknown>>;
  }

  /** ajv leaves the errors of the last call on the function. */
  export interface Validator {
    (value: unknown): boolean;
    readonly errors?: readonly SchemaError[] | null;
  }

  export const update: Validator;
  export const tags: Validator;
  export const contact: Validator;
}
