using System.Diagnostics.Metrics;

namespace ClientCertAnalyzers.AspNetCore.Responses;

/// <summary>One counter. Its tags have few values, none of which a client can choose.</summary>
internal sealed class RejectionMetrics
{
    public const string MeterName = "ClientCertAnalyzers.AspNetCore";

    private readonly Counter<long> _rejections;

    public RejectionMetrics(IMeterFactory meters) => _rejections = meters.Create(MeterName).CreateCounter<long>(
        "client_certificate.rejections", "{request}", "Number of requests rejected for a missing or invalid client certificate.");

    public void Count(in Answer answer) => _rejections.Add(
        1, new KeyValuePair<string, object?>("http.response.status_code", answer.StatusCode), new KeyValuePair<string, object?>("reason", answer.Reason));
}
