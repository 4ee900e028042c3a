// The page of the judge: a message comes in (dropped, pasted, an example, one of the sandbox), its verdict stands beside it. Nothing is
// kept: a dropped message lives in this page alone, and is gone with it.

import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageBody } from '../app/parts/page-body.tsx';
import { PageHeader } from '../app/parts/page-header.tsx';
import { JudgeStart } from './judge-start.tsx';
import { JudgedFile, JudgedSandboxMessage } from './judged-message.tsx';
import { type DroppedFile, useExample } from './message-intake.ts';
import './judge-page.css';

const page = getRouteApi('/judge');

export function JudgePage() {
  const { t } = useTranslation('judge');
  const { example, sandbox, trust } = page.useSearch();
  const navigate = page.useNavigate();
  const [dropped, setDropped] = useState<DroppedFile | undefined>();
  const exampleFile = useExample(example);
  const file = sandbox ? undefined : example ? exampleFile : dropped;
  const drop = (next: DroppedFile | undefined) => {
    setDropped(next);
    void navigate({ search: {}, hash: '' });
  };
  const isEmpty = !file && !sandbox && !example;

  return (
    <>
      <PageHeader title={t('title')} aside={file && <span className="judged-name">{file.name}</span>}>
        {!isEmpty && (
          <Button size="xs" leftSection={<IconPlus size={15} aria-hidden />} onClick={() => drop(undefined)}>
            {t('another')}
          </Button>
        )}
      </PageHeader>
      {isEmpty && (
        <PageBody>
          <JudgeStart onFile={drop} />
        </PageBody>
      )}
      {sandbox && <JudgedSandboxMessage key={sandbox} messageId={sandbox} />}
      {file && <JudgedFile key={file.id} dropped={file} trust={trust ?? file.trust} />}
    </>
  );
}
