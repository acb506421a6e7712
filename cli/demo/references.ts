import { plusDays } from '../../app/domain/time.ts'
import type { Day } from '../../app/domain/time.ts'

/** Names under which a story speaks of what exists, and the ids behind them. */
export class References {
  private readonly known = new Map<string, string>()

  constructor(
    /** Names that every story shares: users, schools, students. */
    private readonly shared?: References,
  ) {}

  set(name: string, id: string): void {
    this.known.set(name, id)
  }

  get(name: string): string {
    const id = this.known.get(name) ?? this.shared?.known.get(name)
    if (!id) throw new Error(`The story speaks of $${name}, which nothing made.`)
    return id
  }

  /** Every name that was set here, with its id; shared ones are not among them. */
  all(): [string, string][] {
    return [...this.known]
  }

  has(name: string): boolean {
    return this.known.has(name) || (this.shared?.has(name) ?? false)
  }

  /** An input with its days shifted and its names replaced by ids. */
  resolve(value: unknown, shiftDays: number): unknown {
    if (typeof value === 'string') return this.resolveText(value, shiftDays)
    if (Array.isArray(value)) return value.map((one) => this.resolve(one, shiftDays))
    if (value !== null && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, this.resolve(one, shiftDays)]))
    }
    return value
  }

  private resolveText(text: string, shiftDays: number): string {
    if (/^\$[\w.:'’ -]+$/.test(text)) return this.get(text.slice(1))
    return text.replace(/@(\d{4}-\d{2}-\d{2})/g, (_, on: string) => plusDays(on as Day, shiftDays))
  }
}
