// As `awscli/customizations/configure/writer.py` writes: one line is changed or added, and all else stays as it is.

const SECTION = /^\s*\[[^\]]+\]/;
const OPTION = /([^:=][^:=]*)\s*[:=]\s*.*$/m;

/** The text of a file with one setting in a section changed, or added. */
export function withSetting(text: string, section: string, name: string, value: string): string {
  const setting = `${name} = ${value}\n`;
  const lines = text.split(/(?<=\n)/);
  const start = lines.findIndex((line) => !/^\s*[#;]/.test(line) && isSection(line, section));
  if (start === -1) {
    const gap = text === '' || text.endsWith('\n') ? '' : '\n';
    return `${text}${gap}[${section}]\n${setting}`;
  }
  let last = start;
  for (let at = start + 1; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (SECTION.test(line)) break;
    const option = OPTION.exec(line)?.[1];
    if (option !== undefined) last = at;
    if (option?.trim() === name) return lines.with(at, setting).join('');
  }
  const before = lines.slice(0, last + 1).join('');
  const gap = before.endsWith('\n') ? '' : '\n';
  return `${before}${gap}${setting}${lines.slice(last + 1).join('')}`;
}

/** Both ways to write the name of a profile mean the same. */
function isSection(line: string, section: string): boolean {
  const header = SECTION.exec(line)?.[0];
  const [kind, ...name] = section.split(' ');
  return header === `[${section}]` || (name.length > 0 && header === `[${kind} "${name.join(' ')}"]`);
}
