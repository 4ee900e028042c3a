// Contacts over HTTP: the list, one contact and what happened with it, changes, consent recorded or withdrawn by an operator,
// suppression, erasure. Every change is audited; a refusal by the person outranks whatever an operator does later in good faith.

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { audit } from '#accounts/audit.ts';
import { idSchema, route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { forgetRecipients, forgetRelayed } from '#sending/outbox/forget.ts';
import { conditionsSchema } from '../conditions.ts';
import { CONSENT_STATES, consentsOf, ensureWording, recordConsentEvent } from '../consent/consent-store.ts';
import { findPurpose } from '../consent/purpose-store.ts';
import { forgetAddress, lift, PERSONAL_REASONS, suppress, suppressionsOf } from '../suppressions/suppression-store.ts';
import { removeContacts } from './contact-erasure.ts';
import { type ContactInput, contactInputSchema, readContact } from './contact-input.ts';
import { CONTACT_SORTS, type ContactFilter, countContacts, listContacts } from './contact-list.ts';
import { contactProblem } from './contact-problems.ts';
import { type Contact, findContact, insertContact, lockContact, updateContact } from './contact-store.ts';
import { listFields } from './field-store.ts';
import { timelineOf } from './timeline.ts';

const params = z.object({ contactId: idSchema });
const MOST_COUNTED = 1_000_000;

const json = <S extends z.ZodType>(schema: S) =>
  z
    .string()
    .max(20_000)
    .transform((text, context) => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);

const filterSchema = z.object({
  search: z.string().max(200).optional(),
  purposeId: idSchema.optional(),
  consent: z.enum([...CONSENT_STATES, 'none']).optional(),
  isSuppressed: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
  conditions: json(conditionsSchema).optional(),
});

const filterOf = ({ purposeId, consent, ...rest }: z.output<typeof filterSchema>): ContactFilter => ({
  ...rest,
  ...(purposeId && consent && { consent: { purposeId, state: consent } }),
});

const consentSchema = z.object({
  purposeId: idSchema,
  action: z.enum(CONSENT_STATES),
  basis: z.enum(['consent', 'existing_customer', 'professional', 'non_commercial', 'contract']).optional(),
  /** What the person read or heard; required to record an agreement. */
  wording: z.string().trim().max(5_000).default(''),
  at: z.iso.datetime({ offset: true }).optional(),
  note: z.string().trim().max(2_000).default(''),
});

export const contactRoutes = (platform: Platform) => {
  const { sql, clock, live, vault } = platform;
  const hashOf = (email: string) => vault.mac('address', email);
  const changed = (workspaceId: string, id?: string) => live.publish(workspaceId, 'contacts', id);

  const find = async (workspaceId: string, id: string): Promise<Contact> => {
    const contact = await findContact(sql, workspaceId, id);
    if (!contact) throw contactProblem.contact_not_found();
    return contact;
  };
  const read = async (workspaceId: string, body: ContactInput, language: 'fr' | 'en') => {
    const reading = readContact(body, await listFields(sql, workspaceId), language);
    if (reading.ok)
      return { ...reading.values, workspaceId, addressHash: hashOf(reading.values.email), now: clock.now() };
    if (reading.fault === 'address') throw contactProblem.address_not_valid({ email: body.email });
    throw contactProblem.field_not_valid({ field: reading.field, fault: reading.fault });
  };

  return {
    'GET /api/contacts': route({
      may: 'contacts:read',
      scope: 'contacts',
      summary: 'Contacts, a page at a time',
      query: filterSchema.extend({
        sort: z.enum(CONTACT_SORTS).default('created'),
        direction: z.enum(['asc', 'desc']).default('desc'),
        after: z.string().max(1_000).optional(),
        limit: z.coerce.number().int().min(1).max(200).default(60),
      }),
      run: ({ workspaceId, query: { sort, direction, after, limit, ...filter } }) =>
        listContacts(sql, workspaceId, filterOf(filter), { sort, direction, after, limit }),
    }),

    'GET /api/contacts/count': route({
      may: 'contacts:read',
      scope: 'contacts',
      summary: 'How many contacts a filter finds, up to a million',
      query: filterSchema,
      run: ({ workspaceId, query }) => countContacts(sql, workspaceId, filterOf(query), MOST_COUNTED),
    }),

    'POST /api/contacts': route({
      may: 'contacts:write',
      scope: 'contacts',
      summary: 'Add one contact',
      body: contactInputSchema,
      run: async ({ workspaceId, operatorId, body, language, ip }) => {
        const contact = await read(workspaceId, body, language);
        const id = await insertContact(sql, contact);
        if (!id) throw contactProblem.address_taken({ email: contact.email });
        await audit(platform, {
          workspaceId,
          operatorId,
          action: 'contacts.create',
          subject: contact.email,
          subjectId: id,
          ip,
        });
        await changed(workspaceId, id);
        return { id };
      },
    }),

    'GET /api/contacts/:contactId': route({
      may: 'contacts:read',
      scope: 'contacts',
      summary: 'One contact: values, consents with their proof, suppressions',
      params,
      run: async ({ workspaceId, params }) => {
        const { addressHash, ...contact } = await find(workspaceId, params.contactId);
        const [fields, consents, suppressions] = await Promise.all([
          listFields(sql, workspaceId),
          consentsOf(sql, workspaceId, contact.id),
          suppressionsOf(sql, workspaceId, addressHash),
        ]);
        return { contact, fields, consents, suppressions };
      },
    }),

    'GET /api/contacts/:contactId/timeline': route({
      may: 'contacts:read',
      scope: 'contacts',
      summary: 'What happened with a contact, newest first',
      params,
      query: z.object({
        after: z.iso.datetime({ offset: true }).optional(),
        limit: z.coerce.number().int().min(1).max(100).default(40),
      }),
      run: async ({ workspaceId, params, query: { after, limit } }) => {
        const { id } = await find(workspaceId, params.contactId);
        return timelineOf(sql, workspaceId, id, { ...(after && { before: new Date(after) }), limit });
      },
    }),

    'PUT /api/contacts/:contactId': route({
      may: 'contacts:write',
      scope: 'contacts',
      summary: 'Change the values of a contact',
      params,
      body: contactInputSchema,
      run: async ({ workspaceId, operatorId, params, body, language, ip }) => {
        const before = await find(workspaceId, params.contactId);
        const contact = await read(workspaceId, body, language);
        if (!(await updateContact(sql, before.id, contact)))
          throw contactProblem.address_taken({ email: contact.email });
        await audit(platform, {
          workspaceId,
          operatorId,
          action: 'contacts.change',
          subject: contact.email,
          subjectId: before.id,
          ip,
        });
        await changed(workspaceId, before.id);
      },
    }),

    'DELETE /api/contacts/:contactId': route({
      may: 'contacts:write',
      scope: 'contacts',
      summary: 'Erase a contact; its address stays suppressed under a fingerprint',
      params,
      run: async ({ workspaceId, operatorId, params, ip }) => {
        const { id, addressHash } = await find(workspaceId, params.contactId);
        await sql.begin(async (tx) => {
          await lockContact(tx, workspaceId, id);
          await removeContacts(tx, workspaceId, [id]);
          await forgetRecipients(tx, workspaceId, [id]);
          await forgetRelayed(tx, workspaceId, addressHash, clock.now());
          await suppress(tx, {
            workspaceId,
            addressHash,
            purposeId: null,
            reason: 'erasure',
            operatorId,
            at: clock.now(),
          });
          await forgetAddress(tx, workspaceId, addressHash);
          // The log keeps that it happened, not to whom: the address is gone.
          await audit(platform, { workspaceId, operatorId, action: 'contacts.erase', subjectId: id, ip }, tx);
        });
        await changed(workspaceId, id);
      },
    }),

    'POST /api/contacts/:contactId/consents': route({
      may: 'contacts:write',
      scope: 'contacts',
      summary: 'Record, by an operator, that a contact agreed, withdrew or objected',
      params,
      body: consentSchema,
      run: async ({ workspaceId, operatorId, params, body, ip }) => {
        const contact = await find(workspaceId, params.contactId);
        const purpose = await findPurpose(sql, workspaceId, body.purposeId);
        if (!purpose) throw contactProblem.purpose_not_found();
        if (body.action === 'granted' && body.wording === '') throw contactProblem.consent_needs_proof();
        const now = clock.now();
        const at = body.at ? new Date(body.at) : now;
        if (at > now) throw contactProblem.consent_in_future();
        await sql.begin(async (tx) => {
          await lockContact(tx, workspaceId, contact.id);
          const version = createHash('sha256').update('operator').digest();
          const wordingId = body.wording === '' ? null : await ensureWording(tx, workspaceId, body.wording, version);
          await recordConsentEvent(tx, {
            workspaceId,
            contactId: contact.id,
            purposeId: purpose.id,
            action: body.action,
            at,
            recordedAt: now,
            source: 'operator',
            basis: body.action === 'granted' ? (body.basis ?? 'consent') : null,
            wordingId,
            operatorId,
            note: body.note || null,
          });
          const standing = (await consentsOf(tx, workspaceId, contact.id)).find((one) => one.purposeId === purpose.id);
          if (standing?.state !== body.action) throw contactProblem.consent_refused_since();
          const { email } = contact;
          await audit(
            platform,
            {
              workspaceId,
              operatorId,
              action: `contacts.${body.action}`,
              subject: email,
              subjectId: contact.id,
              details: { purpose: purpose.name },
              ip,
            },
            tx,
          );
        });
        await changed(workspaceId, contact.id);
      },
    }),

    'POST /api/contacts/:contactId/suppressions': route({
      may: 'contacts:write',
      scope: 'contacts',
      summary: 'Suppress an address, from one purpose or from everything',
      params,
      body: z.object({
        purposeId: idSchema.nullable().default(null),
        reason: z.enum(['operator', 'objection']).default('operator'),
        note: z.string().trim().max(2_000).default(''),
      }),
      run: async ({ workspaceId, operatorId, params, body, ip }) => {
        const { id, email, addressHash } = await find(workspaceId, params.contactId);
        if (body.purposeId && !(await findPurpose(sql, workspaceId, body.purposeId)))
          throw contactProblem.purpose_not_found();
        await suppress(sql, { workspaceId, addressHash, email, operatorId, at: clock.now(), ...body });
        await audit(platform, {
          workspaceId,
          operatorId,
          action: 'contacts.suppress',
          subject: email,
          subjectId: id,
          ip,
        });
        await changed(workspaceId, id);
      },
    }),

    'POST /api/contacts/:contactId/suppressions/:suppressionId/lift': route({
      may: 'contacts:write',
      scope: 'contacts',
      summary: 'Lift a suppression; the person’s own refusal takes a reason',
      params: params.extend({ suppressionId: idSchema }),
      body: z.object({ note: z.string().trim().max(2_000).default('') }),
      run: async ({ workspaceId, operatorId, params, body, ip }) => {
        const { id, email, addressHash } = await find(workspaceId, params.contactId);
        await sql.begin(async (tx) => {
          const at = clock.now();
          const reason = await lift(tx, {
            workspaceId,
            addressHash,
            suppressionId: params.suppressionId,
            note: body.note,
            operatorId,
            at,
          });
          if (!reason) throw contactProblem.suppression_not_found();
          const isPersonal = PERSONAL_REASONS.some((personal) => personal === reason);
          if (isPersonal && body.note === '') throw contactProblem.lift_needs_reason();
          await audit(
            platform,
            {
              workspaceId,
              operatorId,
              action: 'contacts.lift',
              subject: email,
              subjectId: id,
              details: { reason },
              ip,
            },
            tx,
          );
        });
        await changed(workspaceId, id);
      },
    }),
  };
};
