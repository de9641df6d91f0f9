/** The forms of texts: each a noun with what belongs to it. */
export const FORMS = {
  ipv4: 'an IPv4 address',
  specification: 'a specification of CLBs',
  path: 'a path from "/" with at most 80 characters',
  clbHost: 'a host name with at most 80 characters, or "$_ip" for the address of the backend',
  nlbHost: 'a host name with at most 80 characters in lower case, or "$SERVER_IP" for the address of the backend',
  name: 'a name of 2 to 128 letters, digits, periods, underscores and hyphens that begins with a letter',
  cookie: 'a name with at most 200 characters, without commas, semicolons and blanks, and without "$" at its start',
} as const;

/** The form of a text. */
export type FormName = keyof typeof FORMS;

/** What needs a newer controller than the annotation: the words follow "with". */
export const NEWER_USES = {
  existing: 'an existing load balancer',
  addresses: 'private or elastic IP addresses',
  severalLists: 'several lists of access control',
  bothVersions: 'both IP versions',
  weightZero: 'weight 0',
} as const;

/** A value or a use that is newer than its annotation. */
export type NewerUse = keyof typeof NEWER_USES;
