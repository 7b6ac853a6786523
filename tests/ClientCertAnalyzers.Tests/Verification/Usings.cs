namespace ClientCertAnalyzers.Tests.Verification;

/// <summary>Global usings for the code under test.</summary>
internal static class Usings
{
    /// <summary>What the web SDK writes for a project with implicit usings.</summary>
    public const string WebProject = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Net.Http.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;

        """;

    /// <summary>Those and what the snippets of the rule catalogue speak about.</summary>
    public const string Catalogue = WebProject + """
        global using System.Net;
        global using System.Net.Security;
        global using System.Security.Authentication;
        global using System.Security.Cryptography;
        global using System.Security.Cryptography.X509Certificates;
        global using Microsoft.AspNetCore.Server.Kestrel.Core;
        global using Microsoft.AspNetCore.Server.Kestrel.Https;

        """;
}
