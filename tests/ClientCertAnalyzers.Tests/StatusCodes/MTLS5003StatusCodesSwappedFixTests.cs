using ClientCertAnalyzers.CodeFixes.StatusCodes;

namespace ClientCertAnalyzers.Tests.StatusCodes;

public class MTLS5003StatusCodesSwappedFixTests
{
    /// <summary>The rest of the answer comes along, so that nothing is left to be said.</summary>
    [Fact]
    public Task All_of_a_file_with_the_helper_IsFixed() => FixAsync(
        """
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            async Task M(HttpContext context, RequestDelegate next)
            {
                using var chain = new X509Chain();
                var certificate = context.Connection.ClientCertificate;
                if (certificate is null)
                {
                    {|MTLS5003:context.Response.StatusCode = 495|}; // none
                    return;
                }

                if (!chain.Build(certificate))
                {
                    {|MTLS5003:context.Response.StatusCode = 496|};
                    return;
                }

                await next(context);
            }

            IResult N(HttpContext context) => context.Connection.ClientCertificate is null ? {|MTLS5003:Results.StatusCode(495)|} : Results.Ok();
        }
        """,
        """
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            async Task M(HttpContext context, RequestDelegate next)
            {
                using var chain = new X509Chain();
                var certificate = context.Connection.ClientCertificate;
                if (certificate is null)
                {
                    await context.Response.WriteClientCertificateRequiredAsync(); // none
                    return;
                }

                if (!chain.Build(certificate))
                {
                    await context.Response.WriteClientCertificateInvalidAsync();
                    return;
                }

                await next(context);
            }

            IResult N(HttpContext context) => context.Connection.ClientCertificate is null ? Results.Extensions.ClientCertificateRequired() : Results.Ok();
        }
        """,
        hasHelper: true);

    [Fact]
    public Task All_of_a_file_without_the_helper_IsFixed() => FixAsync(
        """
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            IResult M(HttpContext context)
            {
                if (context.Connection.ClientCertificate is null)
                {
                    return {|MTLS5003:Results.StatusCode(495)|};
                }

                return Results.Ok();
            }

            void N(HttpContext context)
            {
                if (context.Connection.ClientCertificate is null)
                {
                    {|MTLS5003:context.Response.StatusCode = 495|};
                }
                else if (!context.Connection.ClientCertificate.Verify())
                {
                    {|MTLS5003:context.Response.StatusCode = 496|};
                }
            }
        }
        """,
        """
        using System.Security.Cryptography.X509Certificates;
        using Microsoft.AspNetCore.Http.Features;

        class C
        {
            IResult M(HttpContext context)
            {
                if (context.Connection.ClientCertificate is null)
                {
                    context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = "SSL Certificate Required";
                    context.Response.Headers.Connection = "close";
                    return Results.StatusCode(496);
                }

                return Results.Ok();
            }

            void N(HttpContext context)
            {
                if (context.Connection.ClientCertificate is null)
                {
                    context.Response.StatusCode = 496;
                    context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = "SSL Certificate Required";
                    context.Response.Headers.Connection = "close";
                }
                else if (!context.Connection.ClientCertificate.Verify())
                {
                    context.Response.StatusCode = 495;
                    context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = "SSL Certificate Error";
                    context.Response.Headers.Connection = "close";
                }
            }
        }
        """);

    /// <summary>Where there is no room for more, the number becomes right; MTLS5005 then has its say.</summary>
    [Fact]
    public Task Number_alone_IsFixed() => FixAsync(
        """
        class C
        {
            IResult M(HttpContext context) => context.Connection.ClientCertificate is null ? {|MTLS5003:Results.StatusCode(495)|} : Results.Ok();
        }
        """,
        """
        class C
        {
            IResult M(HttpContext context) => context.Connection.ClientCertificate is null ? {|MTLS5005:Results.StatusCode(496)|} : Results.Ok();
        }
        """);

    /// <summary>Phrase and close are there already.</summary>
    [Fact]
    public Task Complete_answer_IsFixed() => FixAsync(
        """
        using Microsoft.AspNetCore.Http.Features;

        class C
        {
            void M(HttpContext context)
            {
                if (context.Connection.ClientCertificate is null)
                {
                    {|MTLS5003:context.Response.StatusCode = 495|};
                    context.Features.Get<IHttpResponseFeature>()!.ReasonPhrase = "Certificate";
                    context.Connection.RequestClose();
                }
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Http.Features;

        class C
        {
            void M(HttpContext context)
            {
                if (context.Connection.ClientCertificate is null)
                {
                    context.Response.StatusCode = 496;
                    context.Features.Get<IHttpResponseFeature>()!.ReasonPhrase = "Certificate";
                    context.Connection.RequestClose();
                }
            }
        }
        """);

    private static Task FixAsync(string source, string fixedSource, bool hasHelper = false) =>
        StatusFrame.FixAsync<MTLS5003StatusCodesSwappedFix>(source, fixedSource, MTLS5003StatusCodesSwappedFix.Title, hasHelper, test =>
            test.NumberOfFixAllIterations = 1);
}
