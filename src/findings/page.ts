const DOCS = 'https://github.com/cdk8s-asm-gateway/cdk8s-asm-gateway/blob/main/docs';

/** The address of a code's page. */
export function pageOf(code: string): string {
  return `${DOCS}/codes/${code}.md`;
}

/** The address of a section of a guide. */
export function guideAt(page: string, section: string): string {
  return `${DOCS}/guide/${page}.md#${section}`;
}

/** The end of a report about these codes: `See: asm-gateway explain ASMG0102 (or ASMG0109, ASMG0301)`. */
export function pointerTo(codes: readonly string[]): string {
  const [first = 'CODE', ...others] = [...new Set(codes)].sort();
  return `See: asm-gateway explain ${first}${others.length === 0 ? '' : ` (or ${others.join(', ')})`}`;
}
