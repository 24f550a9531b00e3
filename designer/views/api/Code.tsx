import type { JSX } from 'solid-js'
import { t } from '../../model/words.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'

/** Code to be read and copied. */
export function Code(props: { text: string }): JSX.Element {
  return (
    <div class="code-box">
      <CopyButton text={props.text} copy={t('people.copy')} copied={t('people.copied')} />
      {/* What scrolls by itself must be reachable by keyboard. */}
      <pre class="mono" tabindex="0" lang="en">
        {props.text}
      </pre>
    </div>
  )
}
