/**
 * The default image of a probe. The digest is the one of the index, which covers every architecture. How it was found:
 * docs/decisions/0407-the-default-image-is-pinned.md.
 */
export const DEFAULT_IMAGE = 'curlimages/curl:8.10.1@sha256:'
  + 'd9b4541e214bcd85196d6e92e2753ac6d0ea699f0af5741f8c6cccbfcf00ef4b';
