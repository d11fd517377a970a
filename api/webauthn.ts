// What a browser's WebAuthn takes and gives, as JSON (WebAuthn level 3, §5.1.8 and §5.1.9).
import { z } from 'zod';

const bytes = z
  .string()
  .max(200_000)
  .regex(/^[\w-]*$/)
  .meta({ description: 'base64url' });
const credentialId = bytes.min(1).max(1400);
const transports = z.array(z.string().max(40)).max(10);
const extensions = z.record(z.string().max(100), z.unknown());
const attachment = z.enum(['platform', 'cross-platform']).exactOptional();

/** What `navigator.credentials.create` is given, by `PublicKeyCredential.parseCreationOptionsFromJSON`. */
export const creationOptions = z.object({
  rp: z.object({ name: z.string(), id: z.string().optional() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  challenge: z.string(),
  pubKeyCredParams: z.array(z.object({ alg: z.number(), type: z.string() })),
  timeout: z.number().optional(),
  excludeCredentials: z
    .array(z.object({ id: z.string(), type: z.string(), transports: z.array(z.string()).optional() }))
    .optional(),
  authenticatorSelection: z
    .object({
      residentKey: z.string().optional(),
      requireResidentKey: z.boolean().optional(),
      userVerification: z.string().optional(),
    })
    .optional(),
  attestation: z.string().optional(),
});

/** What `navigator.credentials.get` is given, by `PublicKeyCredential.parseRequestOptionsFromJSON`. */
export const requestOptions = z.object({
  challenge: z.string(),
  timeout: z.number().optional(),
  rpId: z.string().optional(),
  userVerification: z.string().optional(),
});

/** What comes back of `create`: `PublicKeyCredential.toJSON`. */
export const creationAnswer = z.strictObject({
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  response: z.strictObject({
    clientDataJSON: bytes,
    attestationObject: bytes,
    authenticatorData: bytes.exactOptional(),
    transports: transports.exactOptional(),
    publicKeyAlgorithm: z.number().exactOptional(),
    publicKey: bytes.exactOptional(),
  }),
  authenticatorAttachment: attachment,
  clientExtensionResults: extensions,
});

/** What comes back of `get`. */
export const requestAnswer = z.strictObject({
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  response: z.strictObject({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.exactOptional(),
  }),
  authenticatorAttachment: attachment,
  clientExtensionResults: extensions,
});
