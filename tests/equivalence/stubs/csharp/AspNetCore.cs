using System;
using System.Security.Claims;

namespace Microsoft.Extensions.Configuration
{
    public interface IConfiguration
    {
        string this[string key] { get; set; }

        IConfiguration GetSection(string key);
    }

    public static class ConfigurationBinder
    {
        public static T GetValue<T>(this IConfiguration configuration, string key)
        {
            return default(T);
        }
    }
}

namespace Microsoft.Extensions.Options
{
    public interface IOptions<out T>
    {
        T Value { get; }
    }
}

namespace Microsoft.AspNetCore.Authorization
{
    public class AuthorizeAttribute : Attribute
    {
    }
}

namespace Microsoft.AspNetCore.Mvc
{
    public interface IActionResult
    {
    }

    public class ActionResult : IActionResult
    {
    }

    public class ActionResult<T> : IActionResult
    {
        public static implicit operator ActionResult<T>(T value)
        {
            return new ActionResult<T>();
        }

        public static implicit operator ActionResult<T>(ActionResult result)
        {
            return new ActionResult<T>();
        }
    }

    public class JsonResult : ActionResult
    {
        public JsonResult(object value)
        {
        }
    }

    public class ContentResult : ActionResult
    {
    }

    public class OkObjectResult : ActionResult
    {
        public OkObjectResult(object value)
        {
        }
    }

    public class ApiControllerAttribute : Attribute
    {
    }

    public class RouteAttribute : Attribute
    {
        public RouteAttribute(string template)
        {
        }
    }

    public class HttpGetAttribute : Attribute
    {
        public HttpGetAttribute(string template = null)
        {
        }
    }

    public class HttpPostAttribute : Attribute
    {
        public HttpPostAttribute(string template = null)
        {
        }
    }

    public class FromQueryAttribute : Attribute
    {
        public string Name { get; set; }
    }

    public class FromBodyAttribute : Attribute
    {
    }

    public class FromRouteAttribute : Attribute
    {
    }

    public abstract class ControllerBase
    {
        public ClaimsPrincipal User { get; set; }

        protected OkObjectResult Ok(object value)
        {
            return new OkObjectResult(value);
        }

        protected ContentResult Content(string text)
        {
            return new ContentResult();
        }

        protected ContentResult Content(string text, string contentType)
        {
            return new ContentResult();
        }

        protected ActionResult BadRequest()
        {
            return new ActionResult();
        }

        protected ActionResult NotFound()
        {
            return new ActionResult();
        }

        protected ActionResult Unauthorized()
        {
            return new ActionResult();
        }
    }

    public abstract class Controller : ControllerBase
    {
        protected JsonResult Json(object value)
        {
            return new JsonResult(value);
        }

        protected ActionResult View()
        {
            return new ActionResult();
        }
    }
}
