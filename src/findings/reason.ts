/**
 * A model's reason as part of a sentence. Names such as IPVS and Terway keep their capitals. A second sentence would
 * end the `why` too early.
 */
export function clause(reason: string): string {
  return reason.replace(/\s+/g, ' ').replace(/"/g, '\'').replace(/\. /g, ', ').replace(/[.\s]+$/, '').trim()
    .replace(/^(?!Alibaba|Terway|Flannel|Kubernetes)[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase());
}

/** A text as part of a message, which has no colon followed by a space. */
export function phrase(text: string): string {
  return clause(text).replace(/:(?=\s|$)/g, ',');
}
