// A button for what can not be taken back: it says what will happen, and does it only after a second, named click.

import { Button, type ButtonProps, Group, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from './error-notice.tsx';

export interface ConfirmButtonProps extends Omit<ButtonProps, 'onClick'> {
  /** The button's text, and the confirming button's: a verb with its object (« Delete the import »). */
  children: ReactNode;
  /** The question. */
  title: string;
  /** What will happen, and what will not. */
  text: ReactNode;
  /** A promise keeps the window open, with the problem shown in it, until it is fulfilled. */
  onConfirm: () => Promise<unknown> | void;
  isBusy?: boolean;
  problem?: Error | null;
}

export function ConfirmButton({ children, title, text, onConfirm, isBusy, problem, ...button }: ConfirmButtonProps) {
  const { t } = useTranslation();
  const [open, { open: ask, close }] = useDisclosure(false);
  const confirm = async () => {
    try {
      await onConfirm();
      close();
    } catch {
      // The caller's mutation holds the problem; it is shown below.
    }
  };
  return (
    <>
      <Button variant="default" {...button} onClick={ask}>
        {children}
      </Button>
      <Modal opened={open} onClose={close} title={title}>
        <Text mb="md">{text}</Text>
        <ErrorNotice problem={problem} />
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={close} data-autofocus>
            {t('action.cancel')}
          </Button>
          <Button color={button.color ?? 'red'} loading={isBusy} onClick={() => void confirm()}>
            {children}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
