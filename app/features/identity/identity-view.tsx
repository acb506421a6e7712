import { viewOf } from '#app/ui/form/entry-view.tsx'
import { identityDesign } from './identity-form.ts'

const [form] = identityDesign({ alike: false, correcting: false }).sections

/** How an identity reads: who, as shown on that day, and by what. */
export const IdentityView = viewOf({
  id: 'identity',
  title: 'Who this is about',
  submit: '',
  sections: [
    {
      id: 'who',
      fields: [
        ...(form?.fields ?? [])
          .filter((field) => field.type !== 'words' && field.name !== 'personId')
          .map((field) =>
            field.type === 'text' && field.name === 'name' ? { ...field, label: 'Name, as shown then' } : field,
          ),
        { type: 'text', name: 'handle', label: 'Handle' },
        { type: 'text', name: 'grade', label: 'Grade, as shown then' },
      ],
    },
  ],
})
