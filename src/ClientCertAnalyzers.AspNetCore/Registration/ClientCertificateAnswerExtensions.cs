using ClientCertAnalyzers.AspNetCore;
using ClientCertAnalyzers.AspNetCore.Responses;

namespace Microsoft.AspNetCore.Http;

/// <summary>
/// The answers of this package for code that has looked at the certificate itself: status, reason phrase, problem document and the end of the
/// connection, as <see cref="ClientCertificateResponseOptions"/> says. Where <c>AddClientCertificateResponses()</c> was not called, the defaults count
/// and there is no metric. Prefer <c>RequireClientCertificate()</c> where the whole endpoint needs a certificate.
/// </summary>
public static class ClientCertificateAnswerExtensions
{
    /// <summary>496: a certificate is required and none came. 495 where one came that this package has found invalid.</summary>
    /// <param name="results"><see cref="Results.Extensions"/> or <see cref="TypedResults.Extensions"/>.</param>
    /// <returns>A result that writes the answer.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="results"/> is null.</exception>
    public static IResult ClientCertificateRequired(this IResultExtensions results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return ApplicationAnswer.Required;
    }

    /// <summary>495: a certificate came and is not valid. Its reason is <c>not-allowed</c> unless this package has found another one.</summary>
    /// <param name="results"><see cref="Results.Extensions"/> or <see cref="TypedResults.Extensions"/>.</param>
    /// <returns>A result that writes the answer.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="results"/> is null.</exception>
    public static IResult ClientCertificateInvalid(this IResultExtensions results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return ApplicationAnswer.Invalid;
    }

    /// <summary>The same as <see cref="ClientCertificateRequired"/> in middleware and filters. A response that has started is aborted.</summary>
    /// <param name="response">Nothing of it is sent yet. Do not write to it afterwards.</param>
    /// <returns>A task that ends when the answer is written.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="response"/> is null.</exception>
    public static Task WriteClientCertificateRequiredAsync(this HttpResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return ApplicationAnswer.Required.ExecuteAsync(response.HttpContext);
    }

    /// <summary>The same as <see cref="ClientCertificateInvalid"/> in middleware and filters. A response that has started is aborted.</summary>
    /// <param name="response">Nothing of it is sent yet. Do not write to it afterwards.</param>
    /// <returns>A task that ends when the answer is written.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="response"/> is null.</exception>
    public static Task WriteClientCertificateInvalidAsync(this HttpResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return ApplicationAnswer.Invalid.ExecuteAsync(response.HttpContext);
    }
}
