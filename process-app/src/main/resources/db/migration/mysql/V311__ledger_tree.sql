-- how many entries the newest signed head of the chain's tree covers
alter table ledger_head add column sealed bigint default 0 not null;

-- signed heads of each chain's Merkle tree (RFC 6962, section 2.1); "head" is the text that was signed, with its signature,
-- "frontier" the roots of the complete subtrees from left to right, so that the next head costs what is new only
create table ledger_tree_head (
  chain     varchar(60)   not null,
  tree_size bigint        not null,
  head      varchar(600)  not null,
  frontier  varchar(4096) not null,
  primary key (chain, tree_size)
) default charset = utf8mb4 collate = utf8mb4_bin;
