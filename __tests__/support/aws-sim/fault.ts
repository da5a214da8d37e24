/** An error as the AWS SDK for JavaScript throws it: AWS's code is its name. */
export class ServiceError extends Error {
  readonly $metadata: { httpStatusCode: number };

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = code;
    this.$metadata = { httpStatusCode: status };
  }
}
