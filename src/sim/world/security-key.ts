/** One credential inside a security key: bound to one site, never leaves it. */
export interface Credential {
  readonly credentialId: string;
  readonly rpId: string;
  /** Who it was made for, as the site said. */
  readonly userHandle: string;
  readonly privateKey: string;
  readonly publicKey: string;
}

/** A security key in somebody's hand. */
export interface SecurityKey {
  readonly credentials: readonly Credential[];
  /** Counts signatures, so that a copied key can be noticed (section 6.1.1). */
  readonly signCount: number;
}

/** A key as it comes out of the box. */
export const NEW_SECURITY_KEY: SecurityKey = { credentials: [], signCount: 0 };
