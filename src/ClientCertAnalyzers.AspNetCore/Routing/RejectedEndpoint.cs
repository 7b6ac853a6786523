using Microsoft.AspNetCore.Http;

namespace ClientCertAnalyzers.AspNetCore.Routing;

/// <summary>On an endpoint that answers in place of one that requires a certificate: the one it stands for, whose CORS policy counts.</summary>
internal sealed record RejectedEndpoint(Endpoint Endpoint);
