/** A table of strings: same keys in both languages; `{name}` is replaced by the parameter of that name. */
export type Strings = Record<string, string>;
export type Params = Record<string, string | number>;
export type Translate<Key extends string> = (key: Key, params?: Params) => string;

/** Looks strings up in `table`; a parameter that is missing stays visible as `{name}` rather than vanish. */
export function translator<Table extends Strings>(table: Table): Translate<keyof Table & string> {
  return (key, params) =>
    (table[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => String(params?.[name] ?? whole));
}
