const verdicts = [
  'type',
  'enum',
  'pattern',
  'format',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
  'required',
  '$ref',
];

/**
 * The schema for VS Code's JSON server: it completes and explains as before and finds nothing wrong, for each problem is
 * told once, in our words. What would be checked stands beside a choice that takes anything.
 */
export function withoutVerdicts(schema) {
  const checked = Object.entries(schema).filter(([key]) => verdicts.includes(key));
  const rest = Object.fromEntries(
    Object.entries(schema)
      .filter(
        ([key, value]) => !verdicts.includes(key) && !(key === 'additionalProperties' && value === false),
      )
      .map(([key, value]) => [key, withoutNested(key, value)]),
  );
  return checked.length === 0 ? rest : { ...rest, anyOf: [Object.fromEntries(checked), {}] };
}

function withoutNested(key, value) {
  const isSchemas = key === 'properties' || key === 'definitions';
  if (isSchemas)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withoutVerdicts(one)]));
  const isSchema = (key === 'items' || key === 'additionalProperties') && typeof value === 'object';
  return isSchema ? withoutVerdicts(value) : value;
}
