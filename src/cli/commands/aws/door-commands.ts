/** Which door a program is led to, and as whom. */
export interface AtDoor {
  readonly dataDir: string | null;
  /** Null for the one that was opened last. */
  readonly port: number | null;
  /** The profile. */
  readonly as: string;
}

/** `aws` as it was asked for. */
export interface AwsCommand extends AtDoor {
  readonly kind: 'aws';
  /** For the AWS CLI, as they are. */
  readonly words: readonly string[];
}

/** `shell` as it was asked for. */
export interface ShellCommand extends AtDoor {
  readonly kind: 'shell';
}

/** `env` as it was asked for. */
export interface EnvCommand extends AtDoor {
  readonly kind: 'env';
  readonly json: boolean;
}

/** `serve` as it was asked for. */
export interface ServeCommand {
  readonly kind: 'serve';
  readonly dataDir: string | null;
  /** 0 is any; null the usual one, or the next that is free. */
  readonly port: number | null;
  readonly json: boolean;
  /** The file with the account of before, and of after. */
  readonly keep: string | null;
  /** The file with users that are to be there. */
  readonly seedUsers: string | null;
}
