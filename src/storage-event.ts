/** What the platforms of one document tell each other, since `storage` events reach other documents only. */
export const changeEvent = 'sjs-storage';
