// Names a link that nobody reported yet: blocked at once, or cleared where another house of this installation blocked it.

import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { useApiMutation } from '../app/use-api.ts';

export function BlockLink() {
  const { t } = useTranslation('linkguard');
  const [open, { open: ask, close }] = useDisclosure(false);
  const [address, setAddress] = useState('');
  const add = useApiMutation('POST /api/linkguard/links', {
    onDone: () => {
      setAddress('');
      close();
    },
  });
  const say = (state: 'blocked' | 'cleared') => add.mutate({ body: { address, state } });
  return (
    <>
      <Button variant="default" onClick={ask}>
        {t('add')}
      </Button>
      <Modal opened={open} onClose={close} title={t('addTitle')}>
        <TextInput
          label={t('address')}
          description={t('addressHelp')}
          placeholder="https://"
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
          maxLength={2000}
          data-autofocus
        />
        <ErrorNotice problem={add.error} />
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" disabled={!address} loading={add.isPending} onClick={() => say('cleared')}>
            {t('clear')}
          </Button>
          <Button color="red" disabled={!address} loading={add.isPending} onClick={() => say('blocked')}>
            {t('block')}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
