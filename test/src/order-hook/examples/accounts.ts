/** Stands for the shop's own database: who has signed up, and which plan is provided under which contract. */
export const provided = new Map<string, string>();

export const accounts = {
  isWaitingFor: (account: string) => Promise.resolve(account === 'account-1'),
  provide: (contractId: string, planVariantId: string | null | undefined) => {
    if (planVariantId) provided.set(contractId, planVariantId);
    else provided.delete(contractId);
    return Promise.resolve();
  },
};
