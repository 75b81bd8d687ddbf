/**
 * What stays the same when lines move: a finding is its rule, its file and its subject. 32 hexadecimal digits.
 *
 * FNV-1a with 128 bits (http://www.isthe.com/chongo/tech/comp/fnv/): nobody has to be kept from forging it, and
 * loading a cryptographic library would be a noticeable part of a short run.
 */
export function fingerprint(rule: string, file: string, subject: string): string {
  let hash = offsetBasis;
  for (const byte of new TextEncoder().encode([rule, file, subject].join("\u0000"))) {
    hash = ((hash ^ BigInt(byte)) * prime) & mask;
  }
  return hash.toString(16).padStart(32, "0");
}

const offsetBasis = 0x6c62272e07bb014262b821756295c58dn;
const prime = 0x0000000001000000000000000000013bn;
const mask = (1n << 128n) - 1n;
