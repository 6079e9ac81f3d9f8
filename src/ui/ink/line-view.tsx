import { Text, useInput } from 'ink';
import TextInput from 'ink-text-input';
import { memo, useState } from 'react';
import { edit, insert } from '../text/editing.js';
import type { FieldSpan, Line, Span } from '../text/spans.js';
import { fieldStart, lineWidth } from '../text/spans.js';
import { textWidthOf } from '../text/widths.js';
import { editOf } from './edit-keys.js';
import type { Theme } from './theme.js';

interface Props {
  readonly line: Line;
  readonly theme: Theme;
  readonly onFieldChange: (field: string, value: string) => void;
  /** The cursor inside a field has moved. */
  readonly onFieldMoved: () => void;
}

/** One line of the screen. It is drawn anew only when it has changed, because a QR code is costly. */
export const LineView = memo(function LineView({ line, ...props }: Props) {
  return (
    <Text wrap="truncate">
      {line.length === 0 ? ' ' : line.map((piece, index) => drawPiece(piece, index, props))}
    </Text>
  );
}, isSameLine);

function drawPiece(piece: Span, index: number, props: Omit<Props, 'line'>) {
  if ('raw' in piece) return piece.raw;
  if ('fieldId' in piece) {
    const start = fieldStart(piece);
    // In a field that was changed from outside the cursor goes to the end, as in a new one.
    return (
      <Text
        key={`${piece.fieldId}-${piece.version}`}
        {...(piece.role === undefined ? {} : props.theme[piece.role])}
      >
        <Field field={piece} start={start} {...props} />
      </Text>
    );
  }
  if (piece.role === undefined) return piece.text;
  return (
    // Pieces have no identity but their place in the line.
    <Text key={index} {...props.theme[piece.role]}>
      {piece.text}
    </Text>
  );
}

interface FieldProps extends Omit<Props, 'line' | 'theme'> {
  readonly field: FieldSpan;
  /** What stands before this place in its text is hidden. */
  readonly start: number;
}

/**
 * A text field. At rest it is ink-text-input's; while it is typed into it is our own, because ink-text-input has no Home,
 * End or Delete, and types what it does not know.
 */
function Field({ field, start, onFieldChange, onFieldMoved }: FieldProps) {
  const { fieldId, value, isFocused, isMasked } = field;
  const [last, setLast] = useState({ value, cursor: value.length });
  // A text that came from elsewhere is gone on with at its end.
  const cursor = last.value === value ? last.cursor : value.length;
  useInput(
    (input, key) => {
      const here = { value, cursor };
      const what = editOf(input, key);
      const isText = !key.ctrl && !key.meta && /^\P{Cc}+$/u.test(input);
      if (what === null && !isText) return;
      const edited = what === null ? insert(here, input) : edit(here, what);
      setLast(edited);
      if (edited.value !== value) onFieldChange(fieldId, edited.value);
      else onFieldMoved();
    },
    { isActive: isFocused },
  );
  // The cursor is never in the part that is hidden.
  const from = Math.min(start, cursor);
  const shown = isMasked ? '*'.repeat(value.length) : value;
  if (!isFocused) {
    const mask = isMasked ? { mask: '*' } : {};
    return <TextInput value={value.slice(from)} focus={false} onChange={() => {}} {...mask} />;
  }
  const under = edit({ value: shown, cursor }, 'right').cursor;
  // As wide as the line was laid out for, wherever the cursor is.
  const room =
    lineWidth([field]) - textWidthOf(shown.slice(from, cursor) + (shown.slice(cursor, under) || ' '));
  const rest = cutAt(shown.slice(under), room);
  const filled = rest + ' '.repeat(Math.max(0, room - textWidthOf(rest)));
  return (
    <>
      {shown.slice(from, cursor)}
      <Text inverse>{shown.slice(cursor, under) || ' '}</Text>
      {filled}
    </>
  );
}

/** As many characters as there are columns for. */
function cutAt(text: string, columns: number): string {
  let kept = text;
  while (kept !== '' && textWidthOf(kept) > columns)
    kept = edit({ value: kept, cursor: kept.length }, 'backspace').value;
  return kept;
}

function isSameLine(before: Props, after: Props): boolean {
  if (before.theme !== after.theme) return false;
  const [one, other] = [before.line, after.line];
  if (one === other) return true;
  return one.length === other.length && one.every((piece, index) => isSamePiece(piece, other[index]));
}

/** Whatever they are made of: all of that is text, numbers and yes or no. Each second asks, so nothing is made for it. */
function isSamePiece(one: Span, other: Span | undefined): boolean {
  if (one === other) return true;
  if (other === undefined) return false;
  for (const name in one) if (Reflect.get(one, name) !== Reflect.get(other, name)) return false;
  for (const name in other) if (!(name in one)) return false;
  return true;
}
