/** What it sees of a node of Ink. */
export interface InkNode {
  readonly nodeName: string;
  readonly nodeValue?: string;
  readonly internal_transform?: (text: string, index: number) => string;
  readonly childNodes?: readonly InkNode[];
}

/** A function that makes a text of a node, which does so only when something below the node is another than the time before. */
export function whenChanged<Node extends InkNode>(make: (node: Node) => string): (node: Node) => string;
