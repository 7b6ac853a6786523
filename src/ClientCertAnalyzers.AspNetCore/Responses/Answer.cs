using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace ClientCertAnalyzers.AspNetCore.Responses;

/// <summary>What a rejected request is answered with.</summary>
/// <param name="StatusCode">495, 496, what they were changed to, or 421.</param>
/// <param name="ReasonPhrase">Of the status line of HTTP/1.x; <see langword="null"/> for the framework's.</param>
/// <param name="Title">Title of the problem document, and the whole of the text for clients that take none.</param>
/// <param name="Type">Type of the problem document; <see langword="null"/> for the framework's.</param>
/// <param name="Reason">In log and metric.</param>
/// <param name="ShownReason">In the problem document; <see langword="null"/> for none.</param>
internal readonly record struct Answer(int StatusCode, string? ReasonPhrase, string Title, string? Type, string Reason, string? ShownReason = null)
{
    public const string InvalidTitle = "The client certificate was rejected.";

    public const string MissingTitle = "A client certificate is required.";

    private const string InvalidPhrase = "SSL Certificate Error";
    private const string MissingPhrase = "SSL Certificate Required";

    public static Answer Misdirected { get; } =
        new(StatusCodes.Status421MisdirectedRequest, null, "Misdirected Request", null, ReasonNames.Misdirected);

    public static Answer Missing(ClientCertificateResponseOptions options) => new(
        options.MissingStatusCode,
        options.MissingStatusCode == ClientCertificateStatusCodes.Missing ? MissingPhrase : null,
        MissingTitle,
        options.MissingProblemType,
        ReasonNames.Missing);

    public static Answer Invalid(ClientCertificateResponseOptions options, ClientCertificateRejectionReason reason)
    {
        var name = ReasonNames.Of(reason);
        return new(
            options.InvalidStatusCode,
            options.InvalidStatusCode == ClientCertificateStatusCodes.Invalid ? InvalidPhrase : null,
            InvalidTitle,
            options.InvalidProblemType,
            name,
            options.IncludeReason ? name : null);
    }

    public ProblemDetails ToProblem()
    {
        var problem = new ProblemDetails { Status = StatusCode, Title = Title, Type = Type };
        if (ShownReason is not null)
        {
            problem.Extensions["reason"] = ShownReason;
        }

        return problem;
    }
}
