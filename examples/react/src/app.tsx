import { useRef, useState } from 'react';
import type { ShareDialog as ShareDialogElement, StudyList as StudyListElement } from 'pacs-share/elements';
import { ShareDialog, StudyList } from 'pacs-share/react';

export function App() {
  const list = useRef<StudyListElement>(null);
  const dialog = useRef<ShareDialogElement>(null);
  const [result, setResult] = useState('');

  async function share() {
    const { status } = await dialog.current!.show({ studies: list.current!.selectedStudies });
    setResult(status === 'shared' ? 'The studies were shared.' : 'Nothing was shared.');
  }

  return (
    <>
      <h1>Studies</h1>
      <StudyList ref={list} endpoint="/api" onShareStudies={share} />
      <p role="status" id="result">
        {result}
      </p>
      <ShareDialog ref={dialog} endpoint="/api" onShareSignInRequired={() => setResult('Please sign in again.')} />
    </>
  );
}
