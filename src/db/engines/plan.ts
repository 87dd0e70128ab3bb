import { Column, getTableName, is, Param, Placeholder, SQL, Subquery } from 'drizzle-orm';

/** What holds of a statement on every connection of an engine; only running it is a connection's own. */
export interface Plan {
  readonly sql: string;
  /** The values to bind, in their order. */
  fill(args: Arguments): unknown[];
  /** A row as the query's type says it, of one that came as an array; undefined where a query answers with none. */
  readonly read: ((row: readonly unknown[]) => Fields) | undefined;
}

export type Arguments = Readonly<Record<string, unknown>>;
type Fields = Record<string, unknown>;

/** What both dialects have of what drizzle makes, and their types do not show. */
const hidden = <T>(made: unknown): T => made as T;

interface Query {
  prepare(name: string): Prepared;
}

interface Prepared {
  getQuery(): { sql: string; params: unknown[] };
  readonly fields?: readonly Selected[];
  readonly joinsNotNullableMap?: Readonly<Record<string, boolean>>;
}

interface Selected {
  readonly path: readonly string[];
  readonly field: Column | SQL | SQL.Aliased | Subquery;
}

/**
 * Plans by the name of their statement: building one takes longer than running it. `encode` turns a value that
 * stands in a condition, where no column says what it is.
 */
export function plansWith(encode: (value: unknown) => unknown) {
  const known = new Map<string, Plan>();

  return function planOf(write: () => PromiseLike<unknown>, name: string): Plan {
    let plan = known.get(name);
    if (!plan) {
      plan = makePlan(hidden<Query>(write()), name, encode);
      known.set(name, plan);
    }
    return plan;
  };
}

function makePlan(query: Query, name: string, encode: (value: unknown) => unknown): Plan {
  const prepared = query.prepare(name);
  const { sql, params } = prepared.getQuery();
  const fills = params.map((param) => fillFor(param, encode));
  const { fields, joinsNotNullableMap } = prepared;
  return {
    sql,
    fill: (args) => fills.map((fill) => fill(args)),
    read: fields && readerOf(fields, joinsNotNullableMap),
  };
}

function fillFor(param: unknown, encode: (value: unknown) => unknown): (args: Arguments) => unknown {
  if (is(param, Placeholder)) return (args) => encode(args[param.name]);
  if (!is(param, Param) || !is(param.value, Placeholder)) return () => param;
  const { encoder, value: placeholder } = param;
  const { name } = placeholder;
  if (encoder.mapToDriverValue === Column.prototype.mapToDriverValue) return (args) => args[name];
  // Encoders were not made for a missing date or JSON value.
  return (args) => {
    const value = args[name];
    return value === null ? null : encoder.mapToDriverValue(value);
  };
}

/** A table that is joined and not there is null, which its first column tells. */
function readerOf(
  fields: readonly Selected[],
  alwaysThere: Readonly<Record<string, boolean>> = {},
): (row: readonly unknown[]) => Fields {
  const columns = fields.map(({ path, field }) => {
    const [name = '', within] = path;
    const decoder = decoderOf(field);
    const mayMiss = is(field, Column) && !alwaysThere[getTableName(field.table)];
    const decode =
      decoder.mapFromDriverValue === Column.prototype.mapFromDriverValue
        ? undefined
        : decoder.mapFromDriverValue;
    return { name, within, mayMiss, decode: decode?.bind(decoder) };
  });

  return function read(row) {
    const result: Fields = {};
    for (let i = 0; i < columns.length; i++) {
      const { name, within, mayMiss, decode } = columns[i] as (typeof columns)[number];
      const raw = row[i];
      const value = raw === null || !decode ? raw : decode(raw);
      if (within === undefined) result[name] = value;
      else if (!(name in result)) result[name] = raw === null && mayMiss ? null : { [within]: value };
      else if (result[name]) (result[name] as Fields)[within] = value;
    }
    return result;
  };
}

interface Decoder {
  mapFromDriverValue(value: unknown): unknown;
}

function decoderOf(field: Selected['field']): Decoder {
  if (is(field, Column)) return field;
  const sql = is(field, SQL) ? field : is(field, Subquery) ? field._.sql : field.sql;
  return hidden<{ decoder: Decoder }>(sql).decoder;
}
