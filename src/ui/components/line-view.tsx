import { Text } from 'ink';
import TextInput from 'ink-text-input';
import { memo } from 'react';
import type { Line, Span } from '../store/spans.js';
import { THEME } from '../theme.js';

interface Props {
  readonly line: Line;
  readonly onFieldChange: (field: string, value: string) => void;
}

/** One line of the screen. It is drawn anew only when it has changed, because a QR code is costly. */
export const LineView = memo(function LineView({ line, onFieldChange }: Props) {
  return (
    <Text wrap="truncate">
      {line.length === 0 ? ' ' : line.map((piece, index) => drawPiece(piece, index, onFieldChange))}
    </Text>
  );
}, isSameLine);

function drawPiece(piece: Span, index: number, onFieldChange: Props['onFieldChange']) {
  if ('raw' in piece) return piece.raw;
  if ('fieldId' in piece) {
    return (
      <TextInput
        key={`${piece.fieldId}-${piece.version}`}
        value={piece.value}
        focus={piece.isFocused}
        onChange={(value) => onFieldChange(piece.fieldId, value)}
        {...(piece.isMasked ? { mask: '*' } : {})}
      />
    );
  }
  if (piece.role === undefined) return piece.text;
  return (
    // Pieces have no identity but their place in the line.
    <Text key={index} {...THEME[piece.role]}>
      {piece.text}
    </Text>
  );
}

function isSameLine(before: Props, after: Props): boolean {
  return before.line === after.line || JSON.stringify(before.line) === JSON.stringify(after.line);
}
