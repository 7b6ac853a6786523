using Microsoft.Extensions.Options;

namespace ClientCertAnalyzers.AspNetCore.Registration;

/// <summary>Every mistake in the options at once, when the host starts.</summary>
internal sealed class ResponseOptionsValidator : IValidateOptions<ClientCertificateResponseOptions>
{
    private const int LeastClientError = 400;
    private const int LastClientError = 499;

    public ValidateOptionsResult Validate(string? name, ClientCertificateResponseOptions options)
    {
        List<string> mistakes =
        [
            .. StatusCode(nameof(options.InvalidStatusCode), options.InvalidStatusCode),
            .. StatusCode(nameof(options.MissingStatusCode), options.MissingStatusCode),
            .. NotEmpty(nameof(options.InvalidProblemType), options.InvalidProblemType),
            .. NotEmpty(nameof(options.MissingProblemType), options.MissingProblemType),
            .. options.Forwarded is { } forwarded ? Forwarded(forwarded) : [],
        ];
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> StatusCode(string name, int code)
    {
        if (code is < LeastClientError or > LastClientError)
        {
            yield return $"{name} is {code}; a rejection needs a code from {LeastClientError} to {LastClientError}.";
        }
    }

    private static IEnumerable<string> NotEmpty(string name, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            yield return $"{name} is empty.";
        }
    }

    private static IEnumerable<string> Forwarded(ForwardedClientCertificateOptions options)
    {
        foreach (var mistake in NotEmpty("Forwarded.CertificateHeader", options.CertificateHeader))
        {
            yield return mistake;
        }

        if (!Enum.IsDefined(options.Format))
        {
            yield return $"Forwarded.Format has no value {(int)options.Format}.";
        }

        if (options.VerifyHeader is not null && string.IsNullOrWhiteSpace(options.VerifyHeader))
        {
            yield return "Forwarded.VerifyHeader is empty; leave it null when there is none.";
        }

        if (options.ProxySendsOnlyVerifiedCertificates == (options.VerifyHeader is not null))
        {
            yield return "Set exactly one of Forwarded.VerifyHeader and Forwarded.ProxySendsOnlyVerifiedCertificates: a certificate in a header proves nothing by itself.";
        }

        if (string.Equals(options.CertificateHeader, options.VerifyHeader, StringComparison.OrdinalIgnoreCase))
        {
            yield return "Forwarded.CertificateHeader and Forwarded.VerifyHeader are the same header.";
        }

        foreach (var network in options.KnownIPNetworks.Where(network => network.PrefixLength == 0))
        {
            yield return $"Forwarded.KnownIPNetworks contains {network}, which is everybody.";
        }
    }
}
