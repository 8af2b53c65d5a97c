/** Wireshark's names for columns that are asked for as if they were fields, since version 4.2; before, they went by their titles. */
const NAMES: { readonly [name: string]: string } = {
  number: "%m",
  cls_time: "%t",
  def_src: "%s",
  def_dst: "%d",
  res_src: "%rs",
  res_dst: "%rd",
  unres_src: "%us",
  unres_dst: "%ud",
  protocol: "%p",
  packet_length: "%L",
  info: "%i",
  abs_time: "%At",
  abs_ymd_time: "%Yt",
  abs_ydoy_time: "%YDOYt",
  utc_time: "%Aut",
  utc_ymd_time: "%Yut",
  utc_ydoy_time: "%YDOYut",
  delta_time: "%Tt",
  delta_time_dis: "%Gt",
  rel_time: "%Rt",
};

export const COLUMN_PREFIX = "_ws.col.";

/** The format of the column that `_ws.col.…` names: by its title, in any case, or by Wireshark's name for it. */
export function columnFormat(
  name: string,
  columns: readonly (readonly [title: string, format: string])[],
): string | undefined {
  if (!name.startsWith(COLUMN_PREFIX)) return undefined;
  const asked = name.slice(COLUMN_PREFIX.length).toLowerCase();
  const titled = columns.find(([title]) => title.toLowerCase() === asked)?.[1];
  return titled ?? (Object.hasOwn(NAMES, asked) ? NAMES[asked] : undefined);
}
