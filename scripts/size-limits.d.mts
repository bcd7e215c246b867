export declare const PRODUCTS: readonly { title: string; budget: number; limit: number }[];
