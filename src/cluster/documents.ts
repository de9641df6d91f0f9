/** How a pretty-printed JSON object ends: its closing brace is the only one at the left margin, for a text holds no line feed. */
const END = '\n}\n';

/** Takes a text in pieces, wherever they were cut, and hands over each JSON object in it. What is none is passed over. */
export function documentsIn(take: (document: unknown) => void): (piece: string) => void {
  let rest = '';
  return (piece) => {
    const texts = `${rest}${piece}`.split(END);
    rest = texts.pop() ?? '';
    texts.flatMap((text) => parsed(`${text}${END}`)).forEach(take);
  };
}

function parsed(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}
