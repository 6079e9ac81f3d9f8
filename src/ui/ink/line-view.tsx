import { Text, useInput } from 'ink';
import TextInput from 'ink-text-input';
import { memo } from 'react';
import type { FieldSpan, Line, Span } from '../text/spans.js';
import { fieldStart } from '../text/spans.js';
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
    // Where the part that is shown begins elsewhere, the cursor goes to the end, as in a new field.
    return (
      <Field key={`${piece.fieldId}-${piece.version}-${start}`} field={piece} start={start} {...props} />
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

/** A text field: the end of its text, as far as there is room. */
function Field({ field, start, onFieldChange, onFieldMoved }: FieldProps) {
  const { fieldId, value, isFocused, isMasked } = field;
  // Told after TextInput, which is below this component and so listens first.
  useInput(
    (_input, { leftArrow, rightArrow }) => {
      if (leftArrow || rightArrow) onFieldMoved();
    },
    { isActive: isFocused },
  );
  return (
    <TextInput
      value={value.slice(start)}
      focus={isFocused}
      onChange={(shown) => onFieldChange(fieldId, value.slice(0, start) + shown)}
      {...(isMasked ? { mask: '*' } : {})}
    />
  );
}

function isSameLine(before: Props, after: Props): boolean {
  return before.line === after.line || JSON.stringify(before.line) === JSON.stringify(after.line);
}
