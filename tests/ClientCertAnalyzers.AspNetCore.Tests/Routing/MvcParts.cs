using Microsoft.AspNetCore.Mvc.ApplicationParts;

namespace ClientCertAnalyzers.AspNetCore.Tests.Routing;

internal static class MvcParts
{
    /// <summary>Controllers, views and pages of the tests. MVC itself would look for an assembly of the application's name, which there is not.</summary>
    public static IMvcBuilder AddTestMvc(this IServiceCollection services)
    {
        services.AddSingleton(new ApplicationPartManager());
        return services.AddRazorPages().AddApplicationPart(typeof(MvcParts).Assembly);
    }
}
