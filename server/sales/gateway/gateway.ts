/** What a provider says of one hosted checkout. `amount` in minor units of `currency` (ISO 4217). */
export type ProviderCheckout = {
  status: 'open' | 'paid' | 'expired' | 'refunded';
  amount: number;
  currency: string;
  /** How it was paid, for people, e.g. "card ending 4242". */
  method: string | null;
  /** When it was paid; null when it was not, or the provider does not tell. */
  paidAt: Date | null;
};

/** What a webhook tells, in our words. `reference` is the purchase id we gave the provider. */
export type ProviderEvent = { id: string; type: string } & (
  | {
      kind: 'succeeded';
      providerRef: string;
      reference: string;
      amount: number;
      currency: string;
      method: string | null;
    }
  | { kind: 'declined'; providerRef: string; reference: string; reason: string }
  | { kind: 'refunded'; providerRef: string; reference: string; reason: string }
  | { kind: 'unknown' }
);

/**
 * A payment provider with a hosted payment page. Money is taken there and nowhere else; Caravan learns of it from a signed
 * webhook or by asking. The shape is Stripe Checkout's, so that another provider is another file.
 */
export interface PaymentGateway {
  readonly name: string;
  /** Opens a payment page. The same `idempotencyKey` finds the same checkout again, whenever it is repeated. */
  createCheckout(input: {
    idempotencyKey: string;
    reference: string;
    description: string;
    amount: number;
    currency: string;
    returnUrl: string;
    cancelUrl: string;
  }): Promise<{ providerRef: string; url: string }>;
  /** The provider's own ids of the checkouts that were opened for a reference, also of those whose record here was lost. */
  findCheckouts(reference: string): Promise<string[]>;
  /** The provider's present word on a checkout. This and the next two throw NotFoundError `checkout.unknown`. */
  retrieveCheckout(providerRef: string): Promise<ProviderCheckout>;
  /** Closes a checkout so that it can never be paid; one that was paid stays paid, and the answer says so. */
  expireCheckout(providerRef: string): Promise<ProviderCheckout>;
  /** Returns the whole amount of a paid checkout. Asked again, it finds the refund done and returns nothing twice. */
  refundCheckout(providerRef: string): Promise<ProviderCheckout>;
  /**
   * Proves that the provider sent this body just now. It is not read yet: what is signed is kept, whatever it holds.
   * Throws ValidationError `webhook.unsigned` or `webhook.stale`.
   */
  verifyWebhook(body: Uint8Array, headers: Headers, now: Date): void;
  /** Reads a verified webhook body. Throws ValidationError `webhook.malformed`. */
  readEvent(body: Uint8Array): ProviderEvent;
}
