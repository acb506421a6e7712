import { viewOf } from '#app/ui/form/entry-view.tsx'
import { blockFileDesign, fileDesign } from './file-form.tsx'

export const FileView = viewOf(fileDesign)
export const FileBlockedView = viewOf(blockFileDesign)
