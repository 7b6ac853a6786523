using ClientCertAnalyzers.AspNetCore.Responses;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.Extensions.Options;

namespace ClientCertAnalyzers.AspNetCore.Routing;

/// <summary>Adds 495 and 496 to the described responses of every endpoint that requires a certificate, for OpenAPI documents.</summary>
internal sealed class ClientCertificateApiDescriptions(IOptions<ClientCertificateResponseOptions> options) : IApiDescriptionProvider
{
    /// <summary>After the framework's own providers (-1000 and -1100), which make the descriptions.</summary>
    public int Order => 0;

    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
        foreach (var description in context.Results)
        {
            if (description.ActionDescriptor.EndpointMetadata?.OfType<IRequireClientCertificateMetadata>().Any() == true)
            {
                Add(description.SupportedResponseTypes, options.Value.InvalidStatusCode, Answer.InvalidTitle);
                Add(description.SupportedResponseTypes, options.Value.MissingStatusCode, Answer.MissingTitle);
            }
        }
    }

    public void OnProvidersExecuted(ApiDescriptionProviderContext context)
    {
    }

    private static void Add(IList<ApiResponseType> responses, int statusCode, string description)
    {
        if (responses.Any(response => response.StatusCode == statusCode))
        {
            return;
        }

        responses.Add(new()
        {
            StatusCode = statusCode,
            Type = typeof(ProblemDetails),
            ApiResponseFormats = { new() { MediaType = "application/problem+json" } },
#if NET10_0_OR_GREATER
            Description = description,
#endif
        });
    }
}
