/** The end of a pretty-printed JSON object: its last brace is the only one at the left margin. */
const END = '\n}\n';

/** Reads text in pieces, wherever they were cut, and passes on each JSON object. Text that is not JSON is skipped. */
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
