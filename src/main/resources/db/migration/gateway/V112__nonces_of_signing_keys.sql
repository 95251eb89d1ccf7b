-- A key and its successor share their signing keys, so a nonce is good once for its signing key and
-- not once for each API key. Which one a nonce came with was not kept: it goes to each of its key's.
select set_config('app.scope', 'system', true);

insert into gateway.signature_nonce (api_key_id, fingerprint, organization_id, request_id, kept_until)
select signing_key.id, fingerprint, signature_nonce.organization_id, request_id, kept_until
  from gateway.signature_nonce
  join gateway.signing_key using (api_key_id)
    on conflict do nothing;

alter table gateway.signature_nonce rename column api_key_id to signing_key_id;
