/** Lets a limited number of tasks run at the same time. The others wait, in the order in which they came. */
export class Pool {
  private readonly waiting: (() => void)[] = [];
  private readonly most: number;
  private running = 0;
  private guests = 0;

  constructor(most: number) {
    this.most = most;
  }

  /** Waits for a place. At least one task runs, even if guests have taken all places. */
  public async enter(): Promise<void> {
    if (this.isFull()) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.running++;
    }
  }

  public leave(): void {
    this.running--;
    this.admit();
  }

  /** Takes a place at once, for a task that runs until it is stopped. */
  public enterAsGuest(): void {
    this.guests++;
  }

  public leaveAsGuest(): void {
    this.guests--;
    this.admit();
  }

  private admit(): void {
    while (!this.isFull() && this.waiting.length > 0) {
      this.running++;
      this.waiting.shift()?.();
    }
  }

  private isFull(): boolean {
    return this.running > 0 && this.running + this.guests >= this.most;
  }
}
