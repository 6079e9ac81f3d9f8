import { createECDH, createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { SignaturePort } from '../../sim/base/ports.js';

const CURVE = 'prime256v1';
const SCALAR_BYTES = 32;

/** ECDSA on P-256 by Node's own cryptography. */
export const p256: SignaturePort = {
  keyPair(random) {
    const ecdh = createECDH(CURVE);
    ecdh.setPrivateKey(random.bytes(SCALAR_BYTES));
    return {
      publicKey: ecdh.getPublicKey('hex'),
      privateKey: ecdh.getPrivateKey('hex').padStart(2 * SCALAR_BYTES, '0'),
    };
  },
  sign(privateKey, data) {
    const ecdh = createECDH(CURVE);
    ecdh.setPrivateKey(privateKey, 'hex');
    const key = createPrivateKey({
      key: { ...publicJwk(ecdh.getPublicKey('hex')), d: base64url(privateKey) },
      format: 'jwk',
    });
    return sign('sha256', data, key).toString('hex');
  },
  verify(publicKey, data, signature) {
    const key = createPublicKey({ key: publicJwk(publicKey), format: 'jwk' });
    return verify('sha256', data, key, Buffer.from(signature, 'hex'));
  },
  sha256: (data) => createHash('sha256').update(data).digest(),
};

/** An uncompressed point (04, x, y) as JSON Web Key, RFC 7518 section 6.2.1. */
function publicJwk(point: string) {
  const x = point.slice(2, 2 + 2 * SCALAR_BYTES);
  const y = point.slice(2 + 2 * SCALAR_BYTES);
  return { kty: 'EC', crv: 'P-256', x: base64url(x), y: base64url(y) };
}

function base64url(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64url');
}
