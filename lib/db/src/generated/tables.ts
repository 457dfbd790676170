export interface DB {}
export interface ChainTables {}
